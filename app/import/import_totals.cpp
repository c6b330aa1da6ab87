#include "app/import/import_totals.h"

#include "app/text/remark_words.h"
#include "app/widgets/field_form.h"

#include <QHBoxLayout>

namespace app {

using Plus = core::FigureText::Plus;

ImportTotals::ImportTotals(int nameWidth, QWidget* parent)
    : QWidget(parent), m_form(new FieldForm(nameWidth, this)) {}

void ImportTotals::clear() {
    m_form->clear();
}

void ImportTotals::present(const core::ImportPlan& plan, const core::FigureText& text) {
    clear();
    addResults(plan, text);
    for (const core::BrokerTotalCheck& check : plan.totals) {
        addCheck(check, plan.currency, text);
    }
}

void ImportTotals::add(const QString& name, QLabel* value, QLabel* chip) {
    auto* field = new QWidget;
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(value);
    if (chip) {
        row->addWidget(chip);
    }
    row->addStretch(1);
    m_form->addField(name, field);
}

void ImportTotals::addResults(const core::ImportPlan& plan, const core::FigureText& text) {
    if (!plan.grossPnl) {
        add(tr("P&L"), makeLabel(QString(core::FigureText::NoValue)), makeChip(tr("several currencies")));
    }
    const auto result = [&](const QString& name, const std::optional<core::Decimal>& value) {
        if (value) {
            add(name, makeLabel(text.money(*value, plan.currency, Plus::Always), TextSize::Text,
                                toneOfSign(value->sign())));
        }
    };
    result(tr("Gross P&L"), plan.grossPnl);
    if (plan.fees) {
        add(tr("Costs"), makeLabel(text.money(*plan.fees, plan.currency)));
    }
    result(tr("Net P&L"), plan.netPnl);
}

void ImportTotals::addCheck(const core::BrokerTotalCheck& check, const QString& currency,
                            const core::FigureText& text) {
    const bool equal = check.difference && check.difference->isZero();
    const QString verdict = equal              ? tr("equal")
                            : check.difference ? text.money(*check.difference, {}, Plus::Always)
                                               : tr("no match");
    add(tr("Broker: %1").arg(check.name), makeLabel(text.money(check.printed, currency)),
        makeChip(verdict, equal ? Tone::Profit : Tone::Warning));
    if (!equal && !check.reason.isEmpty()) {
        auto* reason = makeLabel(remarkInWords(check.reason), TextSize::Small, Tone::Muted);
        reason->setWordWrap(true);
        m_form->addRow(reason);
    }
}

} // namespace app
