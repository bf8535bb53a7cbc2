"""From first contact, through screening and the hub, to Early Help, a family plan, its review and its close."""
