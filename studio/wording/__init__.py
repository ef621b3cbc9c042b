"""Every sentence that a person sees, found by code: British English, plain and short."""
