"""Every look in sharing."""
