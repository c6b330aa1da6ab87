#include "app/trades/costs_fields.h"

#include "app/text/typed_number.h"
#include "app/widgets/form_field.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kKindsInARow = 3;

QLineEdit* makeAmount() {
    auto* edit = new QLineEdit;
    edit->setAlignment(Qt::AlignRight);
    edit->setPlaceholderText(u"0"_s);
    edit->setMinimumWidth(56);
    return edit;
}

QString nameOf(core::ChargeKind kind) {
    switch (kind) {
    case core::ChargeKind::Commission:
        return CostsFields::tr("Commission");
    case core::ChargeKind::Exchange:
        return CostsFields::tr("Exchange");
    case core::ChargeKind::Regulatory:
        return CostsFields::tr("Regulatory");
    case core::ChargeKind::Taxes:
        return CostsFields::tr("Taxes");
    case core::ChargeKind::Funding:
        return CostsFields::tr("Funding");
    case core::ChargeKind::Other:
        return CostsFields::tr("Other costs");
    }
    return {};
}

} // namespace

CostsFields::CostsFields(QWidget* parent)
    : QWidget(parent), m_total(makeAmount()), m_byKind(new QPushButton(tr("By kind"))),
      m_totalField(new FormField(tr("Costs"), m_total)), m_panel(new QWidget) {
    auto* kinds = new QGridLayout(m_panel);
    kinds->setContentsMargins(0, 0, 0, 0);
    kinds->setHorizontalSpacing(8);
    for (int i = 0; i < core::kChargeKinds; ++i) {
        m_kinds[std::size_t(i)] = makeAmount();
        m_fields[std::size_t(i)] = new FormField(nameOf(core::ChargeKind(i)), m_kinds[std::size_t(i)]);
        kinds->addWidget(m_fields[std::size_t(i)], i / kKindsInARow, i % kKindsInARow);
        connect(m_kinds[std::size_t(i)], &QLineEdit::textChanged, this, &CostsFields::showTotal);
    }
    m_byKind->setCheckable(true);
    m_byKind->setToolTip(tr("Tell commission, exchange fees, taxes … one by one"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_totalField, 1);
    row->addWidget(m_byKind, 0, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_panel);
    m_panel->hide();
    connect(m_byKind, &QPushButton::toggled, this, &CostsFields::showKinds);
    connect(m_total, &QLineEdit::textChanged, this, &CostsFields::edited);
}

bool CostsFields::isByKind() const {
    return m_byKind->isChecked();
}

void CostsFields::clear() {
    m_byKind->setChecked(false);
    m_total->clear();
    for (QLineEdit* kind : m_kinds) {
        kind->clear();
    }
}

QStringList CostsFields::texts() const {
    QStringList texts;
    for (const QLineEdit* kind : m_kinds) {
        texts.append(isByKind() ? kind->text() : QString());
    }
    if (!isByKind()) {
        texts[int(core::ChargeKind::Commission)] = m_total->text();
    }
    return texts;
}

void CostsFields::setProblems(const QStringList& problems) {
    m_totalField->setProblem(isByKind() ? QString() : problems[int(core::ChargeKind::Commission)]);
    for (int i = 0; i < core::kChargeKinds; ++i) {
        m_fields[std::size_t(i)]->setProblem(isByKind() ? problems[i] : QString());
    }
}

void CostsFields::showKinds(bool byKind) {
    m_total->setReadOnly(byKind);
    m_panel->setVisible(byKind);
    if (byKind) {
        // What was told so far is the commission until somebody says otherwise.
        kindEdit(core::ChargeKind::Commission)->setText(m_total->text());
        kindEdit(core::ChargeKind::Commission)->setFocus();
    } else {
        for (QLineEdit* kind : m_kinds) {
            kind->clear();
        }
    }
    emit edited();
}

void CostsFields::showTotal() {
    if (!isByKind()) {
        return;
    }
    core::DecimalSum total;
    bool isKnown = true;
    for (const QLineEdit* kind : m_kinds) {
        const auto amount = typedNumber(kind->text());
        isKnown = isKnown && (amount || kind->text().trimmed().isEmpty());
        total.add(amount.valueOr({}));
    }
    const std::optional<core::Decimal> sum = total.value();
    m_total->setText(isKnown && sum ? sum->toString() : QString());
    emit edited();
}

} // namespace app
