"""x"""
def check_relaxng(*a): return iter(())
def refused_by(*a): return set()
