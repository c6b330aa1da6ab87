#include "app/presentation.h"

#include "app/text/core_words.h"
#include "core/statistics/r_multiples.h"

namespace app {

using namespace Qt::Literals::StringLiterals;
using Plus = core::FigureText::Plus;

namespace {

Shown unknown(core::Undefinedness reason) {
    return {QString(core::FigureText::NoValue), inWords(core::reasonText(reason)), 0, false};
}

} // namespace

QString Presentation::currency() const {
    return m_snapshot ? m_snapshot->summary.currency : QString();
}

QString Presentation::unitSign() const {
    switch (m_unit) {
    case Unit::Money:
        return currency().isEmpty() ? QString() : core::FigureText::currencySign(currency());
    case Unit::Percent:
        return u"%"_s;
    case Unit::R:
        return u"R"_s;
    }
    return {};
}

Shown Presentation::shownMoney(core::Decimal money, const QString& currency, Digits digits) const {
    Shown shown{{}, {}, money.toDouble(), true};
    switch (digits) {
    case Digits::All:
        shown.text = m_text.money(money, currency, Plus::Always);
        break;
    case Digits::Whole:
        shown.text = m_text.wholeMoney(money, currency, Plus::Always);
        break;
    case Digits::Compact:
        shown.text = m_text.compact(money.toDouble(), Plus::Always);
        break;
    }
    return shown;
}

Shown Presentation::shownR(const core::Number& r, Digits digits) const {
    if (!r.isFinite()) {
        return unknown(r.reason);
    }
    return {m_text.inR(r, digits == Digits::Compact ? 1 : 2, Plus::Always), {}, r.value, true};
}

Shown Presentation::result(core::Decimal money, const core::Number& r, Digits digits) const {
    switch (m_unit) {
    case Unit::Money:
        return shownMoney(money, digits == Digits::Compact ? QString() : currency(), digits);
    case Unit::Percent: {
        if (!m_snapshot || !m_snapshot->equity.hasStartingEquity) {
            return unknown(core::Undefinedness::NoStartingEquity);
        }
        if (!m_snapshot->equity.start.isPositive()) {
            return unknown(core::Undefinedness::EquityNotPositive);
        }
        const double share = money.toDouble() / m_snapshot->equity.start.toDouble() * 100;
        return {m_text.percent(share, digits == Digits::Compact ? 1 : 2, Plus::Always), {}, share, true};
    }
    case Unit::R:
        return shownR(r, digits);
    }
    return {};
}

Shown Presentation::result(const core::MoneyFigure& money, const core::Number& r, Digits digits) const {
    if (!money.value && m_unit != Unit::R) {
        return unknown(money.reason);
    }
    return result(money.value.value_or(core::Decimal()), r, digits);
}

Shown Presentation::trade(const core::Trade& trade, Digits digits) const {
    if (trade.status == core::TradeStatus::Unopened ||
        (trade.status == core::TradeStatus::Open && trade.openQuantity == trade.quantity)) {
        return {QString(core::FigureText::NoValue), {}, 0, false};
    }
    const core::Basis basis = m_snapshot ? m_snapshot->basis() : core::Basis::Net;
    const QString currency = m_snapshot ? m_snapshot->book->currencyOf(trade) : QString();
    switch (m_unit) {
    case Unit::Money:
        return shownMoney(trade.pnl(basis), currency, digits);
    case Unit::Percent: {
        const std::optional<double> percent = core::returnPercent(trade);
        return percent ? Shown{m_text.percent(*percent, 2, Plus::Always), {}, *percent, true}
                       : unknown(core::Undefinedness::NoClosedTrades);
    }
    case Unit::R: {
        const std::optional<double> r = core::rMultiple(trade);
        return r ? Shown{m_text.inR(*r, 2, Plus::Always), {}, *r, true}
                 : unknown(core::Undefinedness::NoStops);
    }
    }
    return {};
}

const core::MoneyFigure& Presentation::ofBasis(const core::MoneyFigure& gross,
                                               const core::MoneyFigure& net) const {
    return m_snapshot && m_snapshot->basis() == core::Basis::Gross ? gross : net;
}

} // namespace app
