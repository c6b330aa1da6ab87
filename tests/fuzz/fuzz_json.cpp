// Arbitrary bytes as JSON: no crash, no hang.
#include "core/wire/json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const QByteArray text(reinterpret_cast<const char*>(bytes), qsizetype(size));
    (void)core::parseJson(text).ok();
    return 0;
}
