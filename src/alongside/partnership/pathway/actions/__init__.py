"""Every step of the way: first contact, screening, referral, the hub, Early Help."""
