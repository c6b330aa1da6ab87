#include "app/text/typed_number.h"

#include "core/import/number_reader.h"

#include <QLocale>

namespace app {

core::Result<core::Decimal> typedNumber(const QString& text) {
    const QString typed = text.trimmed();
    auto plain = core::Decimal::parse(typed);
    if (plain) {
        return plain;
    }
    const bool comma = QLocale().decimalPoint() == u",";
    const core::NumberColumn shown(comma ? core::DecimalPoint::Comma : core::DecimalPoint::Point);
    const auto read = shown.read(QStringView(typed));
    return read && !read->rounded ? core::Result<core::Decimal>(read->value) : plain;
}

} // namespace app
