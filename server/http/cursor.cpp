#include "server/http/cursor.h"

#include <QMessageAuthenticationCode>

#include <algorithm>
#include <stdexcept>

namespace server {

namespace {

constexpr char kVersion = 1;
constexpr qsizetype kTagBytes = 16;
constexpr qsizetype kMostValues = 8;
constexpr qsizetype kLongestValue = 200; ///< bytes: eight of them stay below the longest cursor
constexpr qsizetype kLongestCursor = 4096;

constexpr auto kUrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Problem notOurs() {
    return wrongField(QStringLiteral("cursor"),
                      QStringLiteral("Not a cursor of this list: start again without one"));
}

/// Compares in constant time, so that a tag cannot be guessed byte by byte.
bool sameTag(const QByteArray& a, const QByteArray& b) {
    char difference = a.size() == b.size() ? 0 : 1;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        difference = char(difference | (a[i] ^ b[i]));
    }
    return difference == 0;
}

} // namespace

CursorSeal::CursorSeal(QByteArray key) : m_key(std::move(key)) {
    if (m_key.size() < 32) {
        throw std::logic_error("the key of cursors needs 32 bytes");
    }
}

QByteArray CursorSeal::tag(const QString& list, const QByteArray& content) const {
    // The name of the list is hashed alone first: no content can be mistaken for a part of the name.
    const QByteArray name =
        QMessageAuthenticationCode::hash(list.toUtf8(), m_key, QCryptographicHash::Sha256);
    return QMessageAuthenticationCode::hash(name + content, m_key, QCryptographicHash::Sha256)
        .first(kTagBytes);
}

QString CursorSeal::seal(const QString& list, const QStringList& position) const {
    if (position.isEmpty() || position.size() > kMostValues) {
        throw std::logic_error("a cursor holds 1 to 8 values");
    }
    QByteArray content(1, kVersion);
    for (const QString& value : position) {
        const QByteArray text = value.toUtf8();
        if (text.size() > kLongestValue || text.contains('\0')) {
            throw std::logic_error("a cursor's values are short texts");
        }
        content += text + '\0';
    }
    return QString::fromLatin1((content + tag(list, content)).toBase64(kUrlSafe));
}

Outcome<QStringList> CursorSeal::open(const QString& list, const QString& cursor) const {
    if (cursor.size() > kLongestCursor) {
        return notOurs();
    }
    const auto decoded =
        QByteArray::fromBase64Encoding(cursor.toUtf8(), kUrlSafe | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray& bytes = *decoded;
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || bytes.size() < kTagBytes + 2) {
        return notOurs();
    }
    const QByteArray content = bytes.chopped(kTagBytes);
    if (!sameTag(bytes.last(kTagBytes), tag(list, content)) || content[0] != kVersion) {
        return notOurs();
    }
    QStringList position;
    for (const QByteArray& text : content.mid(1).chopped(1).split('\0')) {
        position << QString::fromUtf8(text);
    }
    return position;
}

} // namespace server
