// Bytes of a file whatever its encoding: what is decoded is valid UTF-8 without BOM.
#include "core/import/text_encoding.h"

#include <QStringDecoder>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    const QByteArray content(reinterpret_cast<const char*>(bytes), qsizetype(size));
    const auto file = core::decodeSource(content, QStringLiteral("fuzz"));
    if (!file) {
        return 0;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(file->text);
    if (decoder.hasError() || text.startsWith(QChar(QChar::ByteOrderMark)) || file->encoding.isEmpty()) {
        std::abort();
    }
    return 0;
}
