// Arbitrary bytes as a paging cursor, as the values one holds, and as damage to a sound one: only what was
// sealed for this list opens, and then to the same values.
#include "server/http/cursor.h"

#include <cstdlib>

namespace {

using namespace server;

constexpr qsizetype kMostValues = 8;
constexpr qsizetype kLongestValue = 200; // bytes

void insist(bool holds) {
    if (!holds) {
        std::abort();
    }
}

const CursorSeal& seal() {
    static const CursorSeal made(QByteArray(32, 'k'));
    return made;
}

void fuzzForged(const QString& list, const QByteArray& bytes) {
    insist(!seal().open(list, QString::fromUtf8(bytes)).ok());
    insist(!seal().open(list, QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding))).ok());
}

void fuzzSealed(const QString& list, const QByteArray& bytes) {
    QStringList position;
    for (const QByteArray& value : bytes.split('\0').first(qMin(kMostValues, bytes.count('\0') + 1))) {
        // Text of a database is well-formed UTF-8: nothing cut in the middle of a character.
        position << QString::fromUtf8(QString::fromUtf8(value).left(kLongestValue / 3).toUtf8());
    }
    const QString cursor = seal().seal(list, position);
    const auto opened = seal().open(list, cursor);
    insist(opened.ok() && *opened == position);
    insist(!seal().open(list + u'x', cursor).ok());
    static const CursorSeal kOther(QByteArray(32, 'o'));
    insist(!kOther.open(list, cursor).ok());
}

void fuzzDamaged(const QString& list, const QByteArray& bytes) {
    static const QStringList kPosition = {QStringLiteral("2026-01-02T03:04:05.678Z"),
                                          QStringLiteral("11111111-1111-4111-8111-111111111111")};
    const QString cursor = seal().seal(list, kPosition);
    if (bytes.size() < 2) {
        return;
    }
    QString damaged = cursor;
    damaged.replace(quint8(bytes[0]) % cursor.size(), 1, QString::fromUtf8(bytes.sliced(1)));
    const auto opened = seal().open(list, damaged);
    insist(!opened.ok() || *opened == kPosition); // base64's last character has bits that say nothing
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    if (size < 2) {
        return 0;
    }
    const QString list = QStringLiteral("/trades|%1").arg(bytes[1]);
    const QByteArray rest(reinterpret_cast<const char*>(bytes + 2), qsizetype(size - 2));
    switch (bytes[0] % 3) {
    case 0:
        fuzzForged(list, rest);
        break;
    case 1:
        fuzzSealed(list, rest);
        break;
    default:
        fuzzDamaged(list, rest);
        break;
    }
    return 0;
}
