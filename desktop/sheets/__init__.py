"""What each form asks, said once; screen, paper and export only say where each field goes."""
