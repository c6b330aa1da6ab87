#include "app/dashboard/figure_cards.h"

#include "app/text/core_words.h"

#include <QCoreApplication>

namespace app {

using namespace Qt::Literals::StringLiterals;
using Plus = core::FigureText::Plus;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FigureCards)
};

QString reasonOf(const core::Number& figure) {
    return figure.isFinite() ? QString() : inWords(core::reasonText(figure.reason));
}

/// The sum of R over the trades with a risk; average R × their number.
core::Number totalR(const core::Summary& summary) {
    return summary.averageR.isFinite()
               ? core::Number::finite(summary.averageR.value * summary.averageR.n, summary.averageR.n)
               : summary.averageR;
}

CardText profitCard(const Presentation& presentation) {
    const core::Summary& summary = presentation.snapshot()->summary;
    const core::FigureText& text = presentation.text();
    const bool net = summary.basis == core::Basis::Net;
    const core::MoneyFigure& money = presentation.ofBasis(summary.totalPnL, summary.totalNetPnL);
    const Shown shown = presentation.result(money, totalR(summary));
    CardText card{net ? u"totalNetPnL"_s : u"totalPnL"_s,
                  net ? Words::tr("Net P&L") : Words::tr("Gross P&L"),
                  shown.text,
                  toneOfSign(shown.sign()),
                  shown.why,
                  {}};
    if (!money.value && !summary.totalsByCurrency.empty()) {
        QStringList parts;
        for (const core::CurrencyTotal& total : summary.totalsByCurrency) {
            parts.append(text.wholeMoney(net ? total.net : total.gross, total.currency, Plus::Always));
        }
        card.smallPrint = parts.join(u" · "_s);
        return card;
    }
    if (presentation.unit() == Unit::Money && money.value) {
        card.toolTip = text.money(money, summary.currency, Plus::Always);
    }
    const QString fees = text.wholeMoney(summary.totalFees, summary.currency);
    card.smallPrint = net ? Words::tr("costs %1").arg(fees) : Words::tr("before costs of %1").arg(fees);
    return card;
}

CardText winRateCard(const Presentation& presentation) {
    const core::Summary& summary = presentation.snapshot()->summary;
    const core::FigureText& text = presentation.text();
    CardText card{u"winRate"_s, Words::tr("Win rate"),     text.percent(summary.winRate),
                  Tone::Plain,  reasonOf(summary.winRate), {}};
    card.smallPrint = Words::tr("%1 won · %2 lost")
                          .arg(text.count(summary.winningTrades), text.count(summary.losingTrades));
    if (summary.breakEvenTrades > 0) {
        card.smallPrint += Words::tr(" · %1 even").arg(text.count(summary.breakEvenTrades));
        card.toolTip =
            Words::tr("%1 without break-even trades").arg(text.percent(summary.winRateWithoutBreakEven));
    }
    return card;
}

CardText profitFactorCard(const Presentation& presentation) {
    const core::Summary& summary = presentation.snapshot()->summary;
    const core::FigureText& text = presentation.text();
    CardText card{u"profitFactor"_s, Words::tr("Profit factor"),     text.ratio(summary.profitFactor),
                  Tone::Plain,       reasonOf(summary.profitFactor), {}};
    const auto compact = [&](const core::MoneyFigure& figure) {
        return figure.value ? text.compact(figure.value->toDouble()) : QString(core::FigureText::NoValue);
    };
    card.smallPrint =
        Words::tr("won %1 · lost %2").arg(compact(summary.grossProfit), compact(summary.grossLoss));
    return card;
}

CardText expectancyCard(const Presentation& presentation) {
    const core::Summary& summary = presentation.snapshot()->summary;
    const core::FigureText& text = presentation.text();
    const core::Number& figure =
        presentation.unit() == Unit::Percent ? summary.avgReturn : summary.expectancyR;
    CardText card{u"expectancyR"_s, Words::tr("Expectancy"), {},
                  Tone::Plain,      reasonOf(figure),        Words::tr("per trade")};
    switch (presentation.unit()) {
    case Unit::Money:
        card.key = u"expectancy"_s;
        card.figure = text.money(summary.expectancy, summary.currency, Plus::Always);
        card.toolTip =
            summary.expectancy.value ? QString() : inWords(core::reasonText(summary.expectancy.reason));
        if (summary.expectancyR.isFinite()) {
            card.smallPrint += u" · "_s + text.inR(summary.expectancyR);
        }
        break;
    case Unit::Percent:
        card.key = u"avgReturn"_s;
        card.figure = text.percent(summary.avgReturn, 2, Plus::Always);
        card.smallPrint = Words::tr("mean return per trade");
        break;
    case Unit::R:
        card.figure = text.inR(summary.expectancyR, 2, Plus::Always);
        card.smallPrint = Words::tr("%1 of %2 with a stop")
                              .arg(text.count(summary.tradesWithRisk), text.count(summary.totalTrades));
        break;
    }
    return card;
}

CardText drawdownCard(const Presentation& presentation) {
    const core::Summary& summary = presentation.snapshot()->summary;
    const core::FigureText& text = presentation.text();
    const bool percent = presentation.unit() == Unit::Percent;
    const core::DrawdownEpisode& episode = percent ? summary.drawdownPercent : summary.drawdownMoney;
    CardText card{percent ? u"maxDrawdown"_s : u"maxDrawdownMoney"_s,
                  Words::tr("Max drawdown"),
                  {},
                  Tone::Plain,
                  {},
                  {}};
    if (percent) {
        card.figure = text.percent(summary.maxDrawdown);
        card.toolTip = reasonOf(summary.maxDrawdown);
        card.tone =
            summary.maxDrawdown.isFinite() && summary.maxDrawdown.value < 0 ? Tone::Loss : Tone::Plain;
    } else {
        card.figure = text.wholeMoney(summary.maxDrawdownMoney, summary.currency);
        card.toolTip = summary.maxDrawdownMoney.value
                           ? text.money(summary.maxDrawdownMoney, summary.currency)
                           : inWords(core::reasonText(summary.maxDrawdownMoney.reason));
        card.tone = summary.maxDrawdownMoney.value && summary.maxDrawdownMoney.value->isNegative()
                        ? Tone::Loss
                        : Tone::Plain;
    }
    if (episode.from) {
        const QString days = text.days(episode.days);
        const QString from = text.shortDay(*episode.from);
        card.smallPrint = episode.ongoing ? Words::tr("%1 since %2").arg(days, from)
                                          : Words::tr("%1 from %2").arg(days, from);
    } else if (!percent && summary.maxDrawdown.isFinite()) {
        card.smallPrint = text.percent(summary.maxDrawdown);
    }
    return card;
}

CardText qualityCard(const Presentation& presentation) {
    const core::Summary& summary = presentation.snapshot()->summary;
    const core::FigureText& text = presentation.text();
    const bool few = summary.tradesWithRisk < core::kFewTrades;
    CardText card{u"sqn"_s,
                  Words::tr("SQN"),
                  text.ratio(summary.sqn),
                  few ? Tone::Muted : Tone::Plain,
                  reasonOf(summary.sqn),
                  {}};
    card.smallPrint = Words::tr("%1 of %2 with a stop")
                          .arg(text.count(summary.tradesWithRisk), text.count(summary.totalTrades));
    if (card.toolTip.isEmpty() && few) {
        card.toolTip = Words::tr("Fewer than 30 trades with a stop: read it with care");
    }
    return card;
}

} // namespace

std::vector<CardText> figureCards(const Presentation& presentation) {
    return {profitCard(presentation),     winRateCard(presentation),  profitFactorCard(presentation),
            expectancyCard(presentation), drawdownCard(presentation), qualityCard(presentation)};
}

std::optional<core::Explanation> explanationOf(const Presentation& presentation, const QString& key) {
    auto explanation =
        core::explain(key, presentation.snapshot()->summary, presentation.text(), countedInWords);
    if (explanation) {
        for (QString* words : {&explanation->title, &explanation->formula, &explanation->basis,
                               &explanation->reason, &explanation->source}) {
            *words = inWords(*words);
        }
    }
    return explanation;
}

} // namespace app
