#include "app/command_line/plain_text.h"

namespace app {

QString moneyText(const std::optional<core::Decimal>& amount) {
    return amount.has_value() ? amount->rounded(2).toString(2) : QStringLiteral("-");
}

QString exactMoneyText(const std::optional<core::Decimal>& amount) {
    return amount.has_value() ? amount->toString(2) : QStringLiteral("-");
}

QString numberText(const std::optional<core::Decimal>& number) {
    return number.has_value() ? number->toString() : QStringLiteral("-");
}

} // namespace app
