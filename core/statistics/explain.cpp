#include "core/statistics/explain.h"

#include <algorithm>
#include <initializer_list>

namespace core {
namespace {

bool isAnyOf(const FigureDefinition& figure, std::initializer_list<QStringView> keys) {
    return std::find(keys.begin(), keys.end(), QStringView(figure.key)) != keys.end();
}

bool isOfRisk(const FigureDefinition& figure) {
    return isAnyOf(figure, {u"tradesWithRisk", u"averageR", u"expectancyR", u"sqn", u"sqn100"});
}

bool isOfDays(const FigureDefinition& figure) {
    return isAnyOf(figure, {u"sharpeRatio", u"sortinoRatio", u"volatility", u"cagr", u"calmarRatio",
                            u"marRatio", u"ulcerIndex"});
}

QString basisOf(const FigureDefinition& figure, const Summary& summary) {
    if (figure.group == FigureGroup::Equity || isOfRisk(figure) ||
        isAnyOf(figure, {u"avgReturn", u"totalNetPnL", u"kRatio1996"})) {
        return QStringLiteral("always net");
    }
    if (isAnyOf(figure, {u"totalPnL"})) {
        return QStringLiteral("always gross");
    }
    if (figure.group == FigureGroup::Costs || figure.group == FigureGroup::Times ||
        isAnyOf(figure, {u"totalFees", u"totalTrades", u"openTrades", u"unopenedTrades"})) {
        return isAnyOf(figure, {u"exitEfficiency", u"costsPercentOfGrossProfit"})
                   ? QStringLiteral("on the chosen basis")
                   : QString();
    }
    return summary.basis == Basis::Net ? QStringLiteral("on net P&L") : QStringLiteral("on gross P&L");
}

QString inEnglish(int n, const char16_t* one, const char16_t* many, const FigureText& text) {
    return n == 1 ? QString::fromUtf16(one) : QString::fromUtf16(many).arg(text.count(n));
}

/// How many closed trades went in.
int tradesIn(const FigureDefinition& figure, const FigureValue& value, const Summary& summary) {
    if (const Number* number = std::get_if<Number>(&value)) {
        return number->n;
    }
    return isAnyOf(figure, {u"averageMae"})                    ? summary.tradesWithMae
           : isAnyOf(figure, {u"averageMfe"})                  ? summary.tradesWithMfe
           : isAnyOf(figure, {u"averageWin", u"largestWin"})   ? summary.winningTrades
           : isAnyOf(figure, {u"averageLoss", u"largestLoss"}) ? summary.losingTrades
                                                               : summary.totalTrades;
}

QString inputsOf(const FigureDefinition& figure, const FigureValue& value, const Summary& summary,
                 const FigureText& text, const CountedWording& wording) {
    const Number* number = std::get_if<Number>(&value);
    if (isAnyOf(figure, {u"openTrades", u"unopenedTrades", u"realisedOnOpenTrades"})) {
        const int n = isAnyOf(figure, {u"unopenedTrades"}) ? summary.unopenedTrades : summary.openTrades;
        return wording(n, u"from 1 trade", u"from %1 trades", text);
    }
    if (number != nullptr && isOfDays(figure)) {
        return wording(number->n, u"from 1 day", u"from %1 days", text);
    }
    return wording(tradesIn(figure, value, summary), u"from 1 closed trade", u"from %1 closed trades", text);
}

/// The words for trades a figure of the group Times cannot take in, and among how many trades it looks.
struct Wanting {
    const char16_t* one;
    const char16_t* many;
    int among;
};

Wanting wantingOf(const FigureDefinition& figure, const Summary& summary) {
    const int all = summary.totalTrades;
    if (isAnyOf(figure, {u"averageMae"})) {
        return {u"1 trade without an MAE", u"%1 trades without an MAE", all};
    }
    if (isAnyOf(figure, {u"averageMfe", u"exitEfficiency"})) {
        return {u"1 trade without an MFE", u"%1 trades without an MFE", all};
    }
    if (isAnyOf(figure, {u"averageMaeR"})) {
        return {u"1 trade without a stop or an MAE", u"%1 trades without a stop or an MAE", all};
    }
    if (isAnyOf(figure, {u"averageMfeR"})) {
        return {u"1 trade without a stop or an MFE", u"%1 trades without a stop or an MFE", all};
    }
    const QStringView key(figure.key);
    const int among = key.endsWith(u"OfWins")         ? summary.winningTrades
                      : key.endsWith(u"OfLosses")     ? summary.losingTrades
                      : key.endsWith(u"OfBreakEvens") ? summary.breakEvenTrades
                                                      : all;
    return {u"1 trade with a date but no time", u"%1 trades with a date but no time", among};
}

QStringList leftOutOf(const FigureDefinition& figure, const FigureValue& value, const Summary& summary,
                      const FigureText& text, const CountedWording& wording) {
    QStringList left;
    const auto say = [&](int n, const char16_t* one, const char16_t* many) {
        if (n > 0) {
            left += wording(n, one, many, text);
        }
    };
    if (isOfRisk(figure)) {
        say(summary.totalTrades - summary.tradesWithRisk, u"1 trade without a stop",
            u"%1 trades without a stop");
    } else if (isAnyOf(figure,
                       {u"winRateWithoutBreakEven", u"payoffRatio", u"kelly", u"halfKelly", u"runsZ"})) {
        say(summary.breakEvenTrades, u"1 break-even trade", u"%1 break-even trades");
    } else if (figure.group == FigureGroup::Times) {
        const Wanting wanting = wantingOf(figure, summary);
        say(wanting.among - tradesIn(figure, value, summary), wanting.one, wanting.many);
    } else if (isAnyOf(figure, {u"avgReturn"})) {
        say(summary.totalTrades - summary.avgReturn.n, u"1 trade without a positive entry value",
            u"%1 trades without a positive entry value");
    }
    if (!isAnyOf(figure, {u"openTrades", u"unopenedTrades", u"realisedOnOpenTrades"})) {
        say(summary.openTrades, u"1 open trade", u"%1 open trades");
        say(summary.unopenedTrades, u"1 trade whose opening is not in the journal",
            u"%1 trades whose opening is not in the journal");
    }
    if (figure.group == FigureGroup::Costs || isAnyOf(figure, {u"totalFees", u"totalNetPnL"})) {
        say(summary.tradesWithIncompleteCosts, u"costs of 1 trade in a currency without a rate",
            u"costs of %1 trades in a currency without a rate");
    }
    return left;
}

} // namespace

bool saysLittle(const FigureDefinition& figure, const Summary& summary) {
    if (!isAnyOf(figure, {u"sqn", u"sqn100", u"kelly", u"halfKelly", u"runsZ"})) {
        return false;
    }
    const FigureValue value = figure.value(summary);
    const Number& number = std::get<Number>(value);
    return number.isFinite() && number.n < kFewTrades;
}

std::optional<Explanation> explain(const QString& key, const Summary& summary, const FigureText& text,
                                   const CountedWording& wording) {
    const FigureDefinition* figure = figureNamed(key);
    if (figure == nullptr) {
        return std::nullopt;
    }
    const CountedWording counted = wording ? wording : inEnglish;
    const FigureValue value = figure->value(summary);
    Explanation explanation;
    explanation.title = QString::fromUtf16(figure->title);
    explanation.value = textOf(*figure, summary, text);
    explanation.formula = QString::fromUtf16(figure->formula);
    explanation.source = QString::fromUtf16(figure->source);
    explanation.basis = basisOf(*figure, summary);
    explanation.inputs = inputsOf(*figure, value, summary, text, counted);
    explanation.leftOut = leftOutOf(*figure, value, summary, text, counted);
    explanation.reason = reasonText(reasonOf(value));
    if (explanation.reason.isEmpty() && saysLittle(*figure, summary)) {
        explanation.reason = QStringLiteral("fewer than %1 trades: this says little").arg(kFewTrades);
    }
    return explanation;
}

} // namespace core
