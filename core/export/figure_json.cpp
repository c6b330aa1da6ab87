#include "core/export/figure_json.h"

namespace core {

namespace {

constexpr int kMoneyPlaces = 2;

} // namespace

FigureJson& FigureJson::number(const char* key, const Number& figure) {
    m_json.key(key);
    if (figure.isFinite()) {
        m_json.ratio(figure.value);
        return *this;
    }
    m_json.null();
    const QString why = reasonText(figure.reason);
    m_reasons.emplace_back(QString::fromLatin1(key),
                           figure.isInfinite() ? QStringLiteral("infinite: ") + why : why);
    return *this;
}

FigureJson& FigureJson::money(const char* key, const MoneyFigure& figure) {
    if (!figure.value.has_value()) {
        return absent(key, figure.reason);
    }
    m_json.key(key).decimal(*figure.value, kMoneyPlaces);
    return *this;
}

FigureJson& FigureJson::count(const char* key, int count) {
    m_json.key(key).integer(count);
    return *this;
}

FigureJson& FigureJson::absent(const char* key, Undefinedness why) {
    m_json.key(key).null();
    m_reasons.emplace_back(QString::fromLatin1(key), reasonText(why));
    return *this;
}

void FigureJson::nestedMoney(const char* parent, const char* key, const MoneyFigure& figure) {
    if (figure.value.has_value()) {
        m_json.key(key).decimal(*figure.value, kMoneyPlaces);
        return;
    }
    m_json.key(key).null();
    m_reasons.emplace_back(QStringLiteral("%1.%2").arg(QLatin1String(parent), QLatin1String(key)),
                           reasonText(figure.reason));
}

void FigureJson::writeReasons() {
    if (m_reasons.empty()) {
        return;
    }
    m_json.key("reasons").beginObject();
    for (const auto& [key, why] : m_reasons) {
        m_json.key(key).string(why);
    }
    m_json.endObject();
}

} // namespace core
