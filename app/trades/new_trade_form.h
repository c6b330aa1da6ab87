#pragma once

#include "app/presentation.h"
#include "app/trades/trade_entry_text.h"

#include <QWidget>

class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace app {

class CostsFields;
class FormField;
class SegmentedSwitch;

/// A trade to be entered by hand. What is wrong is told beside its field as one types; without an exit it is
/// an open position.
class NewTradeForm final : public QWidget {
    Q_OBJECT

public:
    explicit NewTradeForm(QWidget* parent = nullptr);

    /// Offers that book's accounts and symbols.
    void present(const Presentation& presentation);
    /// Empties it for the next trade, entered now.
    void start(core::Instant now);
    /// The journal has not taken it.
    void refuse(const core::Error& error);
    TradeEntryText text() const;

    QLineEdit* symbolEdit() const { return m_symbol; }
    QLineEdit* quantityEdit() const { return m_quantity; }
    QLineEdit* entryPriceEdit() const { return m_entryPrice; }
    QLineEdit* exitPriceEdit() const { return m_exitPrice; }
    QLineEdit* stopEdit() const { return m_stop; }
    CostsFields* costs() const { return m_costs; }
    QPushButton* addButton() const { return m_add; }
    FormField* stopField() const { return m_stopField; }

signals:
    void entered(const app::TradeEntry& entry);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeFields(QGridLayout* grid);
    QString zone() const;
    void validate();
    void submit();

    Presentation m_presentation;
    QComboBox* m_account;
    QLineEdit* m_symbol;
    SegmentedSwitch* m_side;
    QLineEdit* m_quantity;
    QLineEdit* m_multiplier;
    QLineEdit* m_entryPrice;
    QLineEdit* m_exitPrice;
    QDateTimeEdit* m_entryTime;
    QDateTimeEdit* m_exitTime;
    QLineEdit* m_stop;
    CostsFields* m_costs;
    QLineEdit* m_tags;
    QPlainTextEdit* m_notes;
    FormField* m_accountField = nullptr;
    FormField* m_symbolField = nullptr;
    FormField* m_quantityField = nullptr;
    FormField* m_multiplierField = nullptr;
    FormField* m_entryPriceField = nullptr;
    FormField* m_exitPriceField = nullptr;
    FormField* m_exitTimeField = nullptr;
    FormField* m_stopField = nullptr;
    QLabel* m_refusal;
    QPushButton* m_add;
};

} // namespace app
