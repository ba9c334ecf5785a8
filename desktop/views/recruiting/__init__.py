"""The Recruiters tab: recruiters, jobs, placements, contracts."""
