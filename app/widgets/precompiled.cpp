#include "app/widgets/precompiled.h"
