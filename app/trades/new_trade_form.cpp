#include "app/trades/new_trade_form.h"

#include "app/text/error_text.h"
#include "app/trades/costs_fields.h"
#include "app/widgets/form_field.h"
#include "app/widgets/labels.h"
#include "app/widgets/offer_symbols.h"
#include "app/widgets/segmented_switch.h"
#include "core/domain/trading_day.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kNotesHeight = 72;

QLineEdit* makeNumber(const QString& placeholder = {}) {
    auto* edit = new QLineEdit;
    edit->setAlignment(Qt::AlignRight);
    edit->setPlaceholderText(placeholder);
    edit->setMinimumWidth(60);
    return edit;
}

QDateTimeEdit* makeTime() {
    auto* edit = new QDateTimeEdit;
    edit->setDisplayFormat(u"d MMM yyyy HH:mm"_s);
    edit->setTimeSpec(Qt::UTC); // a wall clock: no hour of it is skipped
    edit->setCalendarPopup(true);
    edit->setMinimumWidth(120);
    return edit;
}

} // namespace

NewTradeForm::NewTradeForm(QWidget* parent)
    : QWidget(parent), m_account(new QComboBox), m_symbol(new QLineEdit),
      m_side(new SegmentedSwitch(tr("Side"), {tr("▲ Long"), tr("▼ Short")})), m_quantity(makeNumber()),
      m_multiplier(makeNumber(tr("as published"))), m_entryPrice(makeNumber()),
      m_exitPrice(makeNumber(tr("still open"))), m_entryTime(makeTime()), m_exitTime(makeTime()),
      m_stop(makeNumber(tr("none"))), m_costs(new CostsFields), m_tags(new QLineEdit),
      m_notes(new QPlainTextEdit), m_refusal(makeLabel({}, TextSize::Text, Tone::Loss)),
      m_add(new QPushButton(tr("Add trade"))) {
    setObjectName(u"newTrade"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_tags->setPlaceholderText(tr("with commas between them"));
    m_notes->setFixedHeight(kNotesHeight);
    m_notes->setTabChangesFocus(true);
    m_refusal->setWordWrap(true);
    m_add->setProperty("role", u"primary"_s);
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 14, 12, 14);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("New trade"), TextSize::Title));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(10);
    makeFields(grid);
    layout->addLayout(grid);
    layout->addWidget(m_refusal);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add, 1);
    buttons->addWidget(cancel);
    layout->addLayout(buttons);
    layout->addStretch(1);
    for (QLineEdit* edit : {m_symbol, m_quantity, m_multiplier, m_entryPrice, m_exitPrice, m_stop}) {
        connect(edit, &QLineEdit::textChanged, this, &NewTradeForm::validate);
    }
    for (QDateTimeEdit* edit : {m_entryTime, m_exitTime}) {
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &NewTradeForm::validate);
    }
    connect(m_costs, &CostsFields::edited, this, &NewTradeForm::validate);
    connect(m_side, &SegmentedSwitch::chosen, this, &NewTradeForm::validate);
    connect(m_add, &QPushButton::clicked, this, &NewTradeForm::submit);
    connect(cancel, &QPushButton::clicked, this, &NewTradeForm::cancelled);
}

void NewTradeForm::makeFields(QGridLayout* grid) {
    constexpr int kColumns = 2;
    m_accountField = new FormField(tr("Account"), m_account);
    m_symbolField = new FormField(tr("Symbol"), m_symbol);
    m_quantityField = new FormField(tr("Quantity"), m_quantity);
    m_multiplierField = new FormField(tr("Contract size"), m_multiplier);
    m_entryPriceField = new FormField(tr("Entry price"), m_entryPrice);
    m_exitPriceField = new FormField(tr("Exit price"), m_exitPrice);
    m_exitTimeField = new FormField(tr("Exit time"), m_exitTime);
    m_stopField = new FormField(tr("Stop"), m_stop);
    grid->addWidget(m_accountField, 0, 0, 1, kColumns);
    grid->addWidget(m_symbolField, 1, 0, 1, kColumns); // contracts have long names
    grid->addWidget(m_quantityField, 2, 0);
    grid->addWidget(new FormField(tr("Side"), m_side), 2, 1);
    grid->addWidget(m_entryPriceField, 3, 0);
    grid->addWidget(new FormField(tr("Entry time"), m_entryTime), 3, 1);
    grid->addWidget(m_exitPriceField, 4, 0);
    grid->addWidget(m_exitTimeField, 4, 1);
    grid->addWidget(m_stopField, 5, 0);
    grid->addWidget(m_multiplierField, 5, 1);
    grid->addWidget(m_costs, 6, 0, 1, kColumns);
    grid->addWidget(new FormField(tr("Tags"), m_tags), 7, 0, 1, kColumns);
    grid->addWidget(new FormField(tr("Notes"), m_notes), 8, 0, 1, kColumns);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 5);
}

void NewTradeForm::present(const Presentation& presentation) {
    const bool sameBook = m_presentation.snapshot() && presentation.snapshot() &&
                          m_presentation.snapshot()->book == presentation.snapshot()->book;
    m_presentation = presentation;
    if (sameBook || !presentation.snapshot()) {
        return;
    }
    const core::TradeBook& book = *presentation.snapshot()->book;
    const QUuid chosen = m_account->currentData().toUuid();
    m_account->clear();
    for (const core::Account& account : book.accounts) {
        m_account->addItem(account.name, account.id.uuid());
    }
    if (book.accounts.empty()) {
        m_account->addItem(tr("Main (new)"), QUuid());
    }
    m_account->setCurrentIndex(std::max(0, m_account->findData(chosen)));
    m_accountField->setVisible(book.accounts.size() != 1);
    offerSymbols(*m_symbol, book);
}

QString NewTradeForm::zone() const {
    if (!m_presentation.snapshot()) {
        return {};
    }
    const core::TradeBook& book = *m_presentation.snapshot()->book;
    const core::AccountId id(m_account->currentData().toUuid());
    for (const core::Account& account : book.accounts) {
        if (account.id == id && !account.zone.isEmpty()) {
            return account.zone;
        }
    }
    return book.zone;
}

void NewTradeForm::start(core::Instant now) {
    for (QLineEdit* edit : {m_symbol, m_quantity, m_multiplier, m_entryPrice, m_exitPrice, m_stop, m_tags}) {
        edit->clear();
    }
    m_costs->clear();
    m_notes->clear();
    m_side->setCurrent(0);
    const QTimeZone clock = core::zoneNamed(zone()).value_or(QTimeZone::utc());
    const QDateTime wall = QDateTime::fromMSecsSinceEpoch(core::toMs(now), clock);
    const QDateTime minute(wall.date(), QTime(wall.time().hour(), wall.time().minute()), Qt::UTC);
    m_entryTime->setDateTime(minute);
    m_exitTime->setDateTime(minute);
    m_refusal->hide();
    validate();
    m_symbol->setFocus();
}

TradeEntryText NewTradeForm::text() const {
    TradeEntryText text;
    text.account = core::AccountId(m_account->currentData().toUuid());
    text.symbol = m_symbol->text();
    text.side = m_side->current() == 0 ? core::Direction::Long : core::Direction::Short;
    text.quantity = m_quantity->text();
    text.multiplier = m_multiplier->text();
    text.entryPrice = m_entryPrice->text();
    text.exitPrice = m_exitPrice->text();
    text.stop = m_stop->text();
    text.costs = m_costs->texts();
    text.tags = m_tags->text();
    text.notes = m_notes->toPlainText();
    text.entryTime = m_entryTime->dateTime();
    text.exitTime = m_exitTime->dateTime();
    text.zone = zone();
    return text;
}

void NewTradeForm::validate() {
    const TradeEntryText now = text();
    const TradeEntryProblems problems = problemsOf(now);
    m_symbolField->setProblem({});
    m_quantityField->setProblem(problems.quantity);
    m_multiplierField->setProblem(problems.multiplier);
    m_entryPriceField->setProblem(problems.entryPrice);
    m_exitPriceField->setProblem(problems.exitPrice);
    m_exitTimeField->setProblem(problems.exitTime);
    m_stopField->setProblem(problems.stop);
    m_costs->setProblems(problems.costs);
    m_exitTime->setEnabled(!now.exitPrice.trimmed().isEmpty());
    m_add->setEnabled(problems.none() && isComplete(now));
}

void NewTradeForm::submit() {
    if (m_add->isEnabled()) {
        m_refusal->hide();
        emit entered(tradeEntry(text()));
    }
}

void NewTradeForm::refuse(const core::Error& error) {
    const QString words = errorText(error);
    if (error.code == core::ErrorCode::MissingMultiplier) {
        m_multiplierField->setProblem(words);
        m_multiplier->setFocus();
    } else if (error.field == u"stop") {
        m_stopField->setProblem(words);
    } else {
        m_refusal->setText(words);
        m_refusal->show();
    }
}

void NewTradeForm::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit cancelled();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace app
