"""What strangers may send us to do harm: addresses and bodies, each with its name."""
