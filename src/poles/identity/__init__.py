"""Who was who, when: snapshots and names, as functions over records."""
