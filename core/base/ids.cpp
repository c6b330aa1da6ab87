#include "core/base/ids.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <array>

namespace core {

// Made once at random; part of the file format, never to change.
const QUuid kJournalNamespace = QUuid(QStringLiteral("{8f3c2a54-6a0e-4d55-9a7e-3e0b7f6d1c21}"));

QUuid newUuid() {
    const auto ms = quint64(QDateTime::currentMSecsSinceEpoch());
    std::array<quint32, 3> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    QUuid id;
    id.data1 = quint32(ms >> 16);
    id.data2 = quint16(ms & 0xffff);
    id.data3 = quint16(0x7000 | (random[0] & 0x0fff));
    for (int i = 0; i < 8; ++i) {
        id.data4[i] = uchar(random[std::size_t(1 + i / 4)] >> (8 * (i % 4)));
    }
    id.data4[0] = uchar(0x80 | (id.data4[0] & 0x3f));
    return id;
}

QUuid namedUuid(const QUuid& nameSpace, const QString& name) {
    return QUuid::createUuidV5(nameSpace, name);
}

} // namespace core
