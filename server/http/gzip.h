#pragma once

#include <QByteArray>

namespace server {

/// Whether an Accept-Encoding wants gzip: named, or "*", with a weight above zero.
bool acceptsGzip(const QByteArray& acceptEncoding);

/// The bytes as a gzip file.
QByteArray gzipped(const QByteArray& bytes);

} // namespace server
