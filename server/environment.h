#pragma once

#include <QMap>
#include <QString>

namespace server {

/// Names and values of environment variables.
using Environment = QMap<QString, QString>;

} // namespace server
