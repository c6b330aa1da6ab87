// Makes the precompiled header of core.
