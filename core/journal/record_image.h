#pragma once

#include "core/domain/record.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace core {

/// A record before and after an action; nothing before: the action made it, nothing after: it took it out.
struct RecordImage {
    RecordKind kind = RecordKind::Account;
    QUuid id;
    std::optional<Record> before;
    std::optional<Record> after;

    friend bool operator==(const RecordImage&, const RecordImage&) = default;
};

/// Compressed bytes of the images. Fields are stored under their names, so that images outlive a migration
/// that adds one.
QByteArray packImages(const std::vector<RecordImage>& images);
/// The empty list for bytes that are no images.
std::vector<RecordImage> unpackImages(const QByteArray& bytes);

} // namespace core
