"""What the records say of violence: how much, whether it changed, how serious, and where. Never who."""
