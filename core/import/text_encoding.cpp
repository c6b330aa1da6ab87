#include "core/import/text_encoding.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <array>
#include <optional>

namespace core {
namespace {

struct Signature {
    QByteArrayView bytes;
    const char* advice;
};

/// What people drop by mistake, and what to do instead.
const std::array<Signature, 8> kBinaries = {{
    {QByteArrayView("PK\x03\x04", 4),
     "it is an Excel workbook or a zip archive; open it and save the sheet as CSV (or unpack it)"},
    {QByteArrayView("\xD0\xCF\x11\xE0", 4), "it is an old Excel workbook; open it and save the sheet as CSV"},
    {QByteArrayView("%PDF", 4), "it is a PDF; download the statement as CSV, XML or HTML"},
    {QByteArrayView("\x89PNG", 4), "it is a picture; attach it to a trade instead"},
    {QByteArrayView("\xFF\xD8\xFF", 3), "it is a picture; attach it to a trade instead"},
    {QByteArrayView("\x1F\x8B", 2), "it is compressed; unpack it first"},
    {QByteArrayView("7z\xBC\xAF", 4), "it is an archive; unpack it first"},
    {QByteArrayView("SQLite format 3\0", 16), "it is a database, not a statement"},
}};

constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QByteArray fromWindows1252(const QByteArray& bytes) {
    QByteArray utf8;
    utf8.reserve(bytes.size() + bytes.size() / 16);
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        const char16_t unit = code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80U] : char16_t(code);
        if (unit < 0x80) {
            utf8 += byte;
        } else if (unit < 0x800) {
            utf8 += char(0xC0 | (unit >> 6));
            utf8 += char(0x80 | (unit & 0x3F));
        } else {
            utf8 += char(0xE0 | (unit >> 12));
            utf8 += char(0x80 | ((unit >> 6) & 0x3F));
            utf8 += char(0x80 | (unit & 0x3F));
        }
    }
    return utf8;
}

/// UTF-16 without BOM: statements are mostly ASCII, so that nearly every other byte of the head is zero.
std::optional<QStringDecoder::Encoding> bomlessUtf16(const QByteArray& bytes) {
    const qsizetype pairs = qMin<qsizetype>(bytes.size(), 4096) / 2;
    qsizetype evenZeros = 0;
    qsizetype oddZeros = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        evenZeros += bytes[2 * i] == '\0';
        oddZeros += bytes[2 * i + 1] == '\0';
    }
    if (pairs >= 2 && oddZeros * 10 > pairs * 7 && evenZeros * 10 < pairs) {
        return QStringDecoder::Utf16LE;
    }
    if (pairs >= 2 && evenZeros * 10 > pairs * 7 && oddZeros * 10 < pairs) {
        return QStringDecoder::Utf16BE;
    }
    return std::nullopt;
}

std::optional<QStringDecoder::Encoding> utf16Of(const QByteArray& bytes) {
    if (bytes.startsWith(QByteArrayView("\xFF\xFE", 2))) {
        return QStringDecoder::Utf16LE;
    }
    if (bytes.startsWith(QByteArrayView("\xFE\xFF", 2))) {
        return QStringDecoder::Utf16BE;
    }
    return bomlessUtf16(bytes);
}

/// A file that was saved twice has two of them.
QByteArray withoutUtf8Marks(const QByteArray& bytes) {
    qsizetype start = 0;
    while (QByteArrayView(bytes).sliced(start).startsWith("\xEF\xBB\xBF")) {
        start += 3;
    }
    return bytes.sliced(start);
}

QByteArray fromUtf16(const QByteArray& bytes, QStringDecoder::Encoding encoding) {
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    return withoutUtf8Marks(text.toUtf8());
}

/// Nothing of a larger file is read; a pipe, whose size nobody knows, ends a block beyond the limit.
QByteArray readAtMost(QFile& file, qint64 limit) {
    constexpr qint64 kBlock = 1024 * 1024;
    QByteArray bytes;
    if (file.size() > limit) {
        return bytes;
    }
    bytes.reserve(file.size());
    for (;;) {
        const QByteArray block = file.read(kBlock);
        if (block.isEmpty() || bytes.size() > limit) {
            return bytes;
        }
        bytes += block;
    }
}

Error notText(const QString& name, const QString& advice) {
    return Error{ErrorCode::UnknownFormat, QStringLiteral("%1 is not a text file: %2").arg(name, advice), {}};
}

} // namespace

Result<SourceFile> decodeSource(const QByteArray& bytes, const QString& name) {
    for (const Signature& binary : kBinaries) {
        if (bytes.startsWith(binary.bytes)) {
            return notText(name, QString::fromLatin1(binary.advice));
        }
    }
    if (bytes.trimmed().isEmpty()) {
        return Error{ErrorCode::UnknownFormat, QStringLiteral("%1 is empty").arg(name), {}};
    }
    if (const auto utf16 = utf16Of(bytes)) {
        const bool little = *utf16 == QStringDecoder::Utf16LE;
        return SourceFile{name, fromUtf16(bytes, *utf16),
                          little ? QStringLiteral("UTF-16LE") : QStringLiteral("UTF-16BE")};
    }
    if (bytes.contains('\0')) {
        return notText(name,
                       QStringLiteral("it holds binary data; export the statement as CSV, XML or HTML"));
    }
    const QByteArray text = withoutUtf8Marks(bytes);
    if (text.isValidUtf8()) {
        return SourceFile{name, text, QStringLiteral("UTF-8")};
    }
    // Also behind a mark of UTF-8: files glued together hold both.
    return SourceFile{name, fromWindows1252(text), QStringLiteral("windows-1252")};
}

Result<SourceFile> readSourceFile(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.exists()) {
        return Error{ErrorCode::FileNotFound, QStringLiteral("%1: no such file").arg(path), {}};
    }
    if (QFileInfo(path).isDir()) {
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1 is a folder").arg(path), {}};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    }
    const QByteArray bytes = readAtMost(file, kLargestSourceFile);
    if (bytes.size() > kLargestSourceFile || file.size() > kLargestSourceFile) {
        return Error{ErrorCode::FileTooLarge,
                     QStringLiteral("%1 is larger than %2 MB").arg(path).arg(kLargestSourceFile >> 20),
                     {}};
    }
    if (file.error() != QFileDevice::NoError) {
        return Error{ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString()), {}};
    }
    return decodeSource(bytes, name);
}

} // namespace core
