"""What people read: two languages, numbers, dates; cards and their two renderings, text and HTML."""
