// Whatever the text: no crash, and what is read prints to a text that reads back equal.
#include "core/base/decimal.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(bytes), qsizetype(size));
    const auto exact = core::Decimal::parse(text);
    const auto rounded = core::Decimal::parse(text, core::Decimal::Rounding::HalfEven);
    if (exact && (!rounded || *exact != *rounded)) {
        std::abort();
    }
    if (rounded && core::Decimal::parse(rounded->toString()).value() != *rounded) {
        std::abort();
    }
    return 0;
}
