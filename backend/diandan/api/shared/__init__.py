"""What all audiences share: errors, authentication, paging, headers. It knows no audience."""
