#include "core/journal/record_image.h"

#include <QDataStream>
#include <QHash>
#include <QIODevice>
#include <QStringList>

namespace core {

namespace {

constexpr quint8 kLayout = 1;
// The fastest level: undoing a large import packs tens of megabytes, and they shrink by ten at any level.
constexpr int kCompression = 1;

QDataStream& operator<<(QDataStream& out, const FieldValue& value) {
    out << quint8(value.index());
    std::visit(
        [&](const auto& content) {
            using T = std::decay_t<decltype(content)>;
            if constexpr (std::is_same_v<T, Decimal>) {
                out << qint64(content.units());
            } else if constexpr (std::is_same_v<T, Instant>) {
                out << toMs(content);
            } else if constexpr (std::is_same_v<T, Day>) {
                out << qint32(dayNumber(content));
            } else if constexpr (std::is_same_v<T, QString>) {
                out << content.toUtf8();
            } else if constexpr (!std::is_same_v<T, std::monostate>) {
                out << content;
            }
        },
        value);
    return out;
}

template <typename T>
T taken(QDataStream& in) {
    T value{};
    in >> value;
    return value;
}

FieldValue readValue(QDataStream& in) {
    static_assert(std::variant_size_v<FieldValue> == 8, "a new type of field needs a line here");
    switch (taken<quint8>(in)) {
    case 1:
        return QString::fromUtf8(taken<QByteArray>(in));
    case 2:
        return Decimal::fromUnits(taken<qint64>(in));
    case 3:
        return taken<qint64>(in);
    case 4:
        return taken<bool>(in);
    case 5:
        return instantFromMs(taken<qint64>(in));
    case 6:
        return dayFromNumber(taken<qint32>(in));
    case 7:
        return taken<QUuid>(in);
    default:
        return {};
    }
}

void writeRecord(QDataStream& out, const std::optional<Record>& record) {
    out << record.has_value();
    if (!record) {
        return;
    }
    out << record->deletedAt.has_value() << (record->deletedAt ? toMs(*record->deletedAt) : qint64(0));
    for (const FieldValue& value : record->fields) {
        out << value;
    }
}

std::optional<Record> readRecord(QDataStream& in, const RecordImage& image, const QList<int>& places) {
    if (!taken<bool>(in)) {
        return std::nullopt;
    }
    Record record{image.kind, image.id, std::nullopt, {}};
    const bool deleted = taken<bool>(in);
    const auto deletedAt = taken<qint64>(in);
    if (deleted) {
        record.deletedAt = instantFromMs(deletedAt);
    }
    record.fields.resize(schemaOf(image.kind).fields.size());
    for (const int place : places) {
        FieldValue value = readValue(in);
        if (place >= 0) {
            record.fields[std::size_t(place)] = std::move(value);
        }
    }
    return record;
}

int placeOf(RecordKind kind, const QByteArray& name) {
    const auto fields = schemaOf(kind).fields;
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return name == f.name; });
    return found == fields.end() ? -1 : int(found - fields.begin());
}

} // namespace

QByteArray packImages(const std::vector<RecordImage>& images) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kLayout << quint8(kRecordKinds);
    for (const RecordSchema& schema : allSchemas()) {
        QList<QByteArray> names;
        for (const RecordField& field : schema.fields) {
            names.append(field.name);
        }
        out << names;
    }
    out << quint32(images.size());
    for (const RecordImage& image : images) {
        out << quint8(image.kind) << image.id;
        writeRecord(out, image.before);
        writeRecord(out, image.after);
    }
    return qCompress(bytes, kCompression);
}

std::vector<RecordImage> unpackImages(const QByteArray& packed) {
    const QByteArray bytes = qUncompress(packed);
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    if (taken<quint8>(in) != kLayout) {
        return {};
    }
    QList<QList<int>> places(taken<quint8>(in));
    for (qsizetype kind = 0; kind < places.size(); ++kind) {
        for (const QByteArray& name : taken<QList<QByteArray>>(in)) {
            places[kind].append(kind < kRecordKinds ? placeOf(RecordKind(kind), name) : -1);
        }
    }
    std::vector<RecordImage> images;
    for (auto left = taken<quint32>(in); left > 0 && in.status() == QDataStream::Ok; --left) {
        RecordImage image;
        image.kind = RecordKind(taken<quint8>(in));
        image.id = taken<QUuid>(in);
        if (int(image.kind) >= std::min<int>(kRecordKinds, int(places.size()))) {
            break;
        }
        image.before = readRecord(in, image, places[qsizetype(image.kind)]);
        image.after = readRecord(in, image, places[qsizetype(image.kind)]);
        images.push_back(std::move(image));
    }
    return images;
}

} // namespace core
