"""From quotations to text: one module a format, each written as the quotations come."""
