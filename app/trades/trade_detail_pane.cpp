#include "app/trades/trade_detail_pane.h"

#include "app/charts/fills_chart.h"
#include "app/text/remark_words.h"
#include "app/text/time_text.h"
#include "app/text/typed_number.h"
#include "app/trades/fills_model.h"
#include "app/trades/fills_table.h"
#include "app/trades/trade_table_model.h"
#include "app/widgets/labels.h"
#include "app/widgets/star_rating.h"
#include "app/widgets/tag_row.h"
#include "core/statistics/r_multiples.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTypingMs = 1200;
constexpr int kPriceWidth = 64;
constexpr int kNotesHeight = 80;

/// A price that is being typed is not overwritten by what the journal says meanwhile.
void showPrice(QLineEdit* edit, const std::optional<core::Decimal>& price) {
    if (!(edit->hasFocus() && edit->isModified())) {
        edit->setText(price ? price->toString() : QString());
    }
}

QLineEdit* makePriceEdit(const QString& name) {
    auto* edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(TradeDetailPane::tr("price"));
    edit->setAlignment(Qt::AlignRight);
    edit->setMinimumWidth(kPriceWidth);
    return edit;
}

} // namespace

TradeDetailPane::TradeDetailPane(QWidget* parent)
    : QWidget(parent), m_symbol(new ElidedLabel), m_result(makeLabel({}, TextSize::Title)),
      m_line(makeLabel({}, TextSize::Text, Tone::Muted)),
      m_remark(makeLabel({}, TextSize::Small, Tone::Warning)), m_chart(new FillsChart),
      m_fills(new FillsModel(this)), m_table(new FillsTable(m_fills)), m_risk(makeLabel({})),
      m_r(makeLabel({})), m_return(makeLabel({})), m_costs(makeLabel({})), m_stop(makePriceEdit(tr("Stop"))),
      m_target(makePriceEdit(tr("Target"))), m_openingPrice(makePriceEdit(tr("Opening price"))),
      m_openingLabel(makeLabel({}, TextSize::Small, Tone::Muted)), m_tags(new TagRow),
      m_stars(new StarRating), m_notes(new QPlainTextEdit) {
    setObjectName(u"tradeDetail"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_remark->setWordWrap(true);
    m_notes->setPlaceholderText(tr("Notes: what was the plan, what happened? (Markdown)"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setTabChangesFocus(true);
    m_notes->setMinimumHeight(kNotesHeight);
    // No wish of its own: it takes what the rest leaves, and the pane is scrolled only below that.
    m_notes->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 14, 12, 14);
    layout->setSpacing(10);
    layout->addWidget(makeHead());
    layout->addWidget(m_line);
    layout->addWidget(m_remark);
    layout->addWidget(m_chart);
    layout->addWidget(m_table);
    layout->addWidget(makeFigures());
    layout->addWidget(makePlan());
    layout->addWidget(m_tags);
    layout->addWidget(m_notes, 1);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &TradeDetailPane::flush);
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_showing) {
            m_unsaved = true;
            m_typing.start();
        }
    });
    connect(m_stars, &StarRating::rated, this, [this](int stars) {
        TradeEdit edit = emptyEdit();
        edit.stars = stars;
        emit edited(edit);
    });
    connect(m_tags, &TagRow::tagged, this, [this](const QString& name) {
        TradeEdit edit = emptyEdit();
        edit.addTag = name;
        emit edited(edit);
    });
    connect(m_tags, &TagRow::untagged, this, [this](const QString& name) {
        TradeEdit edit = emptyEdit();
        edit.removeTag = name;
        emit edited(edit);
    });
    for (QLineEdit* edit : {m_stop, m_target, m_openingPrice}) {
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] { commitPrice(edit); });
    }
}

QWidget* TradeDetailPane::makeHead() {
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    m_symbol->setProperty("textSize", u"title"_s);
    m_line->setWordWrap(true);
    layout->addWidget(m_symbol, 1);
    layout->addWidget(m_result);
    return head;
}

QWidget* TradeDetailPane::makeFigures() {
    auto* figures = new QWidget;
    auto* grid = new QGridLayout(figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    const std::pair<QString, QLabel*> columns[] = {
        {tr("Initial risk"), m_risk}, {tr("R"), m_r}, {tr("Return"), m_return}, {tr("Costs"), m_costs}};
    for (int column = 0; const auto& [title, value] : columns) {
        grid->addWidget(makeLabel(title, TextSize::Small, Tone::Muted), 0, column);
        grid->addWidget(value, 1, column);
        grid->setColumnStretch(column++, 1);
    }
    return figures;
}

QWidget* TradeDetailPane::makePlan() {
    auto* plan = new QWidget;
    auto* grid = new QGridLayout(plan);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    m_openingLabel->setText(tr("Opening price"));
    grid->addWidget(makeLabel(tr("Stop"), TextSize::Small, Tone::Muted), 0, 0);
    grid->addWidget(makeLabel(tr("Target"), TextSize::Small, Tone::Muted), 0, 1);
    grid->addWidget(makeLabel(tr("Rating"), TextSize::Small, Tone::Muted), 0, 2);
    grid->addWidget(m_stars, 1, 2);
    grid->addWidget(m_stop, 1, 0);
    grid->addWidget(m_target, 1, 1);
    grid->addWidget(m_openingLabel, 2, 0);
    grid->addWidget(m_openingPrice, 3, 0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return plan;
}

void TradeDetailPane::showTrade(const Presentation& presentation, const core::Trade& trade) {
    if (trade.id != m_trade.id) {
        flush();
        m_annotation.reset();
        m_others.clear();
        m_chart->setMarks({}, {});
        m_fills->present({}, nullptr, presentation.snapshot()->book->zone, presentation.text());
        m_showing = true;
        m_notes->clear();
        for (QLineEdit* edit : {m_stop, m_target, m_openingPrice}) {
            edit->clear();
        }
        m_showing = false;
    }
    m_presentation = presentation;
    m_trade = trade;
    const core::TradeBook& book = *presentation.snapshot()->book;
    const core::FigureText& text = presentation.text();
    m_symbol->setText(book.instrumentOf(trade).symbol);
    const Shown shown = presentation.trade(trade);
    m_result->setText(shown.text);
    setTone(m_result, shown.known ? toneOfSign(shown.sign()) : Tone::Plain);
    const QString side = trade.side == core::Direction::Long ? tr("▲ Long") : tr("▼ Short");
    const bool closed = trade.status != core::TradeStatus::Open;
    const QString from = trade.entryKnown() ? timeText(book.zone, text, trade.entryAt, trade.entryPrecision)
                                            : QString(core::FigureText::NoValue);
    const bool sameDay = trade.entryDay == trade.exitDay && trade.exitPrecision != core::TimePrecision::Day;
    const QString to = !closed   ? tr("open")
                       : sameDay ? clockText(book.zone, trade.exitAt)
                                 : timeText(book.zone, text, trade.exitAt, trade.exitPrecision);
    m_line->setText(u"%1 %2 · %3 → %4 · %5"_s.arg(side, text.quantity(trade.quantity), from, to,
                                                  book.accountOf(trade).name));
    m_remark->setVisible(trade.status == core::TradeStatus::Unopened || trade.costsIncomplete);
    m_remark->setText(
        trade.costsIncomplete
            ? tr("A cost in another currency has no rate and is missing from the figures.")
            : tr("Its opening is not in the journal. Import the earlier statement, or enter the opening "
                 "price below."));
    m_openingPrice->setVisible(!trade.entryKnown());
    m_openingLabel->setVisible(m_openingPrice->isVisibleTo(this));
    QStringList known;
    for (const core::Tag& tag : book.tags) {
        known.append(tag.name);
    }
    m_tags->setTags(tagNames(book, trade), known);
    m_stars->setStars(trade.stars);
    showFigures(trade);
}

void TradeDetailPane::showFigures(const core::Trade& trade) {
    const core::FigureText& text = m_presentation.text();
    const QString& currency = m_presentation.snapshot()->book->currencyOf(trade);
    const QString none(core::FigureText::NoValue);
    const std::optional<double> r = core::rMultiple(trade);
    const std::optional<double> percent = core::returnPercent(trade);
    m_risk->setText(trade.initialRisk ? text.money(*trade.initialRisk, currency) : none);
    m_risk->setToolTip(trade.initialRisk ? QString() : tr("Enter the stop to know risk and R"));
    m_r->setText(r ? text.inR(*r, 2, core::FigureText::Plus::Always) : none);
    m_return->setText(percent ? text.percent(*percent, 2, core::FigureText::Plus::Always) : none);
    m_costs->setText(text.money(trade.charges.total(), currency));
}

void TradeDetailPane::showDetail(const core::TradeDetail& detail) {
    m_annotation = detail.annotations.empty() ? std::nullopt : std::optional(detail.annotations.front());
    const core::Annotation annotation = m_annotation.value_or(core::Annotation());
    m_others.clear();
    for (std::size_t i = 1; i < detail.annotations.size(); ++i) {
        m_others.push_back(detail.annotations[i].id);
    }
    m_showing = true;
    showNotes(detail);
    showPrice(m_stop, annotation.stop ? annotation.stop : annotation.initialStop);
    showPrice(m_target, annotation.target);
    showPrice(m_openingPrice, annotation.openingPrice);
    m_showing = false;
    const std::vector<FillRow> rows = fillRows(detail);
    const core::TradeBook& book = *m_presentation.snapshot()->book;
    m_fills->present(rows, &book.instrumentOf(m_trade), book.zone, m_presentation.text());
    showChart(detail);
}

void TradeDetailPane::showNotes(const core::TradeDetail& detail) {
    if (m_unsaved) {
        return;
    }
    QStringList notes;
    for (const core::Annotation& one : detail.annotations) {
        if (!one.notes.isEmpty()) {
            notes.append(one.notes);
        }
    }
    if (const QString all = notes.join(u"\n\n"_s); all != m_notes->toPlainText()) {
        m_notes->setPlainText(all);
    }
}

void TradeDetailPane::showChart(const core::TradeDetail& detail) {
    const core::FigureText& text = m_presentation.text();
    std::vector<FillsChart::Mark> marks;
    for (const FillRow& row : fillRows(detail)) {
        const QString what = row.fill.side == core::Side::Buy ? tr("Buy") : tr("Sell");
        const QString words =
            u"%1 %2 @ %3"_s.arg(what, text.quantity(row.part.quantity), text.price(row.fill.price));
        marks.push_back(
            {row.fill.executedAt, row.fill.price.toDouble(), row.fill.side == core::Side::Buy, words});
    }
    std::vector<FillsChart::Level> levels;
    if (m_annotation && m_annotation->initialStop) {
        const core::Decimal stop = *m_annotation->initialStop;
        const bool moved = m_annotation->stop && *m_annotation->stop != stop;
        const QString words = moved ? tr("initial stop %1") : tr("stop %1");
        levels.push_back({stop.toDouble(), words.arg(text.price(stop)), true});
        if (moved) {
            const core::Decimal now = *m_annotation->stop;
            levels.push_back({now.toDouble(), tr("stop %1").arg(text.price(now)), true});
        }
    }
    if (m_annotation && m_annotation->target) {
        const core::Decimal target = *m_annotation->target;
        levels.push_back({target.toDouble(), tr("target %1").arg(text.price(target)), false});
    }
    m_chart->setMarks(std::move(marks), std::move(levels));
}

TradeEdit TradeDetailPane::emptyEdit() const {
    TradeEdit edit;
    edit.trade = m_trade.id;
    edit.others = m_others;
    return edit;
}

void TradeDetailPane::flush() {
    if (!m_unsaved) {
        return;
    }
    m_unsaved = false;
    m_typing.stop();
    TradeEdit edit = emptyEdit();
    edit.notes = m_notes->toPlainText();
    emit edited(edit);
}

void TradeDetailPane::keepUnsaved(const QString& notes) {
    if (m_unsaved) {
        return; // something newer is being typed
    }
    if (notes != m_notes->toPlainText()) { // else the caret stays where somebody types
        m_showing = true;
        m_notes->setPlainText(notes);
        m_showing = false;
    }
    m_unsaved = true;
}

void TradeDetailPane::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    flush();
}

void TradeDetailPane::commitPrice(QLineEdit* edit) {
    const QString typed = edit->text().trimmed();
    const core::Annotation held = m_annotation.value_or(core::Annotation());
    const std::optional<core::Decimal> before = edit == m_stop ? (held.stop ? held.stop : held.initialStop)
                                                : edit == m_target ? held.target
                                                                   : held.openingPrice;
    const core::Result<core::Decimal> price = typedNumber(typed);
    const bool wrong = !typed.isEmpty() && !price;
    edit->setProperty("wrong", wrong);
    edit->setToolTip(wrong ? remarkInWords(price.error().detail) : QString());
    restyle(edit);
    const std::optional<core::Decimal> after =
        typed.isEmpty() || wrong ? std::nullopt : std::optional(*price);
    if (wrong || after == before) {
        return;
    }
    TradeEdit change = emptyEdit();
    if (edit == m_stop) {
        change.stop = after;
    } else if (edit == m_target) {
        change.target = after;
    } else {
        change.openingPrice = after;
    }
    emit edited(change);
}

} // namespace app
