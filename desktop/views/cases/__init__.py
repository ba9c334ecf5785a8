"""The Cases tab: cases, referrals, mediations and the network."""
