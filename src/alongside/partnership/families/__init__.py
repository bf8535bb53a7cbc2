"""Children, families, relationships and wishes, as one agency knows them."""
