"""The content as strangers and bad disks leave it."""
