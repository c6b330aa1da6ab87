#include "server/http/request_id.h"

#include <QRandomGenerator>

#include <algorithm>

namespace server {

namespace {

constexpr qsizetype kLongest = 64;
constexpr int kRandomLetters = 20; ///< 5 bits each
constexpr int kLettersOfOneDraw = 12;

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

} // namespace

QString requestIdFrom(const QByteArray& header) {
    if (!header.isEmpty() && header.size() <= kLongest &&
        std::all_of(header.begin(), header.end(), isPlain)) {
        return QString::fromLatin1(header);
    }
    static constexpr char kLetters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    static_assert(sizeof(kLetters) == 32 + 1);
    quint64 random = 0;
    QString id = QStringLiteral("req_");
    for (int i = 0; i < kRandomLetters; ++i) {
        if (i % kLettersOfOneDraw == 0) {
            random = QRandomGenerator::global()->generate64();
        }
        id += QLatin1Char(kLetters[random % 32]);
        random /= 32;
    }
    return id;
}

} // namespace server
