#include "core/import/preamble.h"

#include "core/import/header_map.h"

namespace core {

QString preambleValue(QByteArrayView utf8, CsvReader::Position end, const char* name) {
    const QString key = HeaderMap::normalised(QString::fromUtf8(name));
    CsvReader csv(utf8);
    while (csv.next() && csv.line() < end.line) {
        for (int i = 0; i + 1 < csv.size(); ++i) {
            if (!csv.raw(i + 1).isEmpty() && HeaderMap::normalised(csv.text(i)) == key) {
                return csv.text(i + 1);
            }
        }
    }
    return {};
}

} // namespace core
