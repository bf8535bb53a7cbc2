"""A partner's file in; checked monthly Parquet and a list of what was set aside out. One module a source."""
