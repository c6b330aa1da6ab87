// Precompiled by CMake; no file includes it.
#include "app/widgets/precompiled.h"
#include "core/base/precompiled.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>
