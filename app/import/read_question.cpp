#include "app/import/read_question.h"

#include "core/import/date_reader.h"
#include "core/import/number_reader.h"

namespace app {

namespace {

template <typename Reader>
bool isDoubtful(const Reader& reader, const QByteArray& cell) {
    const auto read = reader.read(QByteArrayView(cell));
    return !read && read.error().code == core::ErrorCode::AmbiguousValue;
}

} // namespace

std::optional<ReadQuestion> questionOf(const core::Error& error, const core::TableHead* table) {
    using About = ReadQuestion::About;
    if (error.code == core::ErrorCode::InvalidValue && error.field == u"date") {
        return ReadQuestion{About::DayOfTimes, {}, {}};
    }
    if (error.code != core::ErrorCode::AmbiguousValue) {
        return std::nullopt;
    }
    const qsizetype column = table ? table->header.indexOf(error.field) : -1;
    if (column >= 0) {
        for (const QStringList& row : table->rows) {
            const QByteArray cell = row.value(column).toUtf8();
            if (isDoubtful(core::DateColumn(), cell)) {
                return ReadQuestion{About::Date, error.field, row[column]};
            }
            if (isDoubtful(core::NumberColumn(), cell)) {
                return ReadQuestion{About::Number, error.field, row[column]};
            }
        }
    }
    return ReadQuestion{About::Either, error.field, {}};
}

} // namespace app
