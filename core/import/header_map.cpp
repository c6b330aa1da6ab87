#include "core/import/header_map.h"

namespace core {

HeaderMap::HeaderMap(const CsvReader& csv) {
    m_names.reserve(csv.size());
    for (int i = 0; i < csv.size(); ++i) {
        m_names.append(csv.text(i).simplified());
    }
    index();
}

HeaderMap::HeaderMap(const QStringList& names) : m_names(names) {
    index();
}

void HeaderMap::index() {
    for (int i = 0; i < size(); ++i) {
        const QString key = normalised(m_names[i]);
        if (!key.isEmpty()) {
            m_columns[key].push_back(i);
        }
    }
}

QString HeaderMap::normalised(QStringView name) {
    QString key;
    key.reserve(name.size());
    for (const QChar c : name) {
        if (c.isLetterOrNumber()) {
            key += c.toLower();
        }
    }
    return key;
}

int HeaderMap::column(const char* name, int occurrence) const {
    const auto found = m_columns.constFind(normalised(QString::fromUtf8(name)));
    return found != m_columns.constEnd() && std::size_t(occurrence) < found->size()
               ? found->at(std::size_t(occurrence))
               : -1;
}

int HeaderMap::firstOf(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
        if (const int found = column(name); found >= 0) {
            return found;
        }
    }
    return -1;
}

bool HeaderMap::hasAll(std::initializer_list<const char*> names) const {
    return missing(names).isEmpty();
}

QStringList HeaderMap::missing(std::initializer_list<const char*> names) const {
    QStringList missing;
    for (const char* name : names) {
        if (!has(name)) {
            missing.append(QString::fromUtf8(name));
        }
    }
    return missing;
}

QString HeaderMap::name(int column) const {
    if (column >= 0 && column < size() && !m_names[column].isEmpty()) {
        return m_names[column];
    }
    return QStringLiteral("column %1").arg(column + 1);
}

Result<HeaderMap> findHeader(CsvReader& csv, std::initializer_list<const char*> required, int mostRows) {
    QStringList fewestMissing;
    bool any = false;
    for (int rows = 0; rows < mostRows && csv.next(); ++rows) {
        HeaderMap header(csv);
        const QStringList missing = header.missing(required);
        if (missing.isEmpty()) {
            return header;
        }
        if (!any || missing.size() < fewestMissing.size()) {
            any = true;
            fewestMissing = missing;
        }
    }
    if (!any) {
        return Error{ErrorCode::MalformedFile, QStringLiteral("the file has no rows"), {}};
    }
    return Error{
        ErrorCode::MalformedFile,
        QStringLiteral("no header row with the column %1").arg(fewestMissing.join(QStringLiteral(", "))),
        fewestMissing.constFirst()};
}

} // namespace core
