"""What a front end shows and hears: pages, blocks, replies, and a page as plain text."""
