#include "app/import/import_cards.h"

#include "app/widgets/figure_card.h"

#include <QHBoxLayout>

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr RowState kShownStates[] = {RowState::New, RowState::Duplicate, RowState::Corrected,
                                     RowState::Ignored, RowState::Rejected};

bool hasDeclined(const core::ImportPlan& plan) {
    return std::any_of(plan.fills.begin(), plan.fills.end(),
                       [](const core::PlannedFill& fill) { return fill.declined != nullptr; });
}

QString noteOf(RowState state, const core::ImportPlan& plan) {
    switch (state) {
    case RowState::New:
        return ImportCards::tr("%1 trades closed, %2 opened", nullptr, plan.tradesClosed)
            .arg(plan.tradesClosed)
            .arg(plan.tradesOpened);
    case RowState::Duplicate:
        return plan.fillCounts.previouslyDeleted > 0
                   ? ImportCards::tr("and %1 deleted by you earlier").arg(plan.fillCounts.previouslyDeleted)
                   : ImportCards::tr("already in the journal, counted");
    case RowState::Corrected:
        return plan.fillCounts.corrected > 0 ? ImportCards::tr("untick those you do not want")
               : hasDeclined(plan)           ? ImportCards::tr("the journal's values stay")
                                             : ImportCards::tr("nothing changed in the file");
    case RowState::Ignored:
        return plan.rows.ignored > 0 ? ImportCards::tr("no executions; reasons below")
                                     : ImportCards::tr("every row is an execution");
    case RowState::PreviouslyDeleted:
        return {};
    case RowState::Rejected:
        return plan.rows.rejected > 0 ? ImportCards::tr("reasons below; nothing is lost")
                                      : ImportCards::tr("every row was understood");
    }
    return {};
}

} // namespace

ImportCards::ImportCards(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (const RowState state : kShownStates) {
        auto* card = new FigureCard(rowStateText(state));
        card->setClickable(true);
        m_cards.emplace(state, card);
        layout->addWidget(card, 1);
        connect(card, &FigureCard::clicked, this, [this, state] { emit chosen(state); });
    }
}

void ImportCards::showWaiting() {
    showFigure(u"…"_s);
}

void ImportCards::showUnknown() {
    showFigure(QString(core::FigureText::NoValue));
}

void ImportCards::showFigure(const QString& figure) {
    for (const auto& [state, card] : m_cards) {
        card->setFigure(figure);
        card->setSmallPrint({});
    }
}

void ImportCards::present(const core::ImportPlan& plan, const core::FigureText& text) {
    const core::ImportCounts& fills = plan.fillCounts;
    const std::map<RowState, int> counts = {{RowState::New, fills.newOnes},
                                            {RowState::Duplicate, fills.duplicate},
                                            {RowState::Corrected, fills.corrected},
                                            {RowState::Ignored, plan.rows.ignored},
                                            {RowState::Rejected, plan.rows.rejected}};
    for (const auto& [state, count] : counts) {
        const Tone tone = count == 0                    ? Tone::Plain
                          : state == RowState::New      ? Tone::Profit
                          : state == RowState::Rejected ? Tone::Loss
                                                        : Tone::Plain;
        m_cards.at(state)->setFigure(text.count(count), tone, tr("Show only these rows"));
        m_cards.at(state)->setSmallPrint(noteOf(state, plan));
    }
}

} // namespace app
