#pragma once

// Signed 128-bit integers: the compiler's own where it has them, Boost's elsewhere (MSVC). The tests are
// built with both (TJ_PORTABLE_INT128), so that the second one is proved on every machine.
#if defined(__SIZEOF_INT128__) && !defined(TJ_PORTABLE_INT128)

namespace core {
__extension__ using Int128 = __int128;
}

#else

#include <boost/multiprecision/cpp_int.hpp>

namespace core {
using Int128 = boost::multiprecision::int128_t;
}

#endif
