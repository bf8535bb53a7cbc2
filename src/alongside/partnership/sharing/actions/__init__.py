"""Every change in sharing."""
