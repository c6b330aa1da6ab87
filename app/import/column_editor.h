#pragma once

#include "app/widgets/card.h"
#include "core/import/generic_columns.h"

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace app {

/// What the columns of a table are: its header and first rows with a choice above each column, the words and
/// ways of writing that only a person knows, and the name to keep it under.
class ColumnEditor final : public Card {
    Q_OBJECT

public:
    explicit ColumnEditor(QWidget* parent = nullptr);

    void edit(const core::TableHead& table, const core::ColumnMapping& mapping);
    /// The names that are taken: saving under one of them replaces it.
    void setTemplates(const std::vector<core::ColumnMapping>& templates);
    /// An answer given elsewhere, which a saved template shall keep.
    void takeAnswers(const core::ReadOptions& answers);
    const core::ColumnMapping& mapping() const { return m_mapping; }

    QComboBox* columnBox(int column) const;
    QLineEdit* nameEdit() const { return m_name; }
    QPushButton* saveButton() const { return m_save; }
    QLineEdit* buyWordsEdit() const { return m_buyWords; }
    QLineEdit* sellWordsEdit() const { return m_sellWords; }

signals:
    void edited(const core::ColumnMapping& mapping);
    /// Something without which no row can be read is not named.
    void becameIncomplete();
    void saveWished(const core::ColumnMapping& mapping);
    void removeWished(const QString& name);
    void closeWished();

private:
    QWidget* makeChoices();
    QWidget* makeFoot();
    void fillTable(const core::TableHead& table);
    void addBox(const core::TableHead& table, int column);
    int columnOf(const QString& name) const;
    void showMapping();
    void showState();
    void chooseField(int column);
    void chooseRest();
    void tell();
    void save();
    bool isSaved(const QString& name) const;

    core::ColumnMapping m_mapping;
    QStringList m_header;
    QStringList m_names; ///< of the saved templates
    QTableWidget* m_table;
    QLineEdit* m_buyWords;
    QLineEdit* m_sellWords;
    QComboBox* m_dates;
    QComboBox* m_numbers;
    QComboBox* m_zone;
    QLineEdit* m_currency;
    QLabel* m_state;
    QLineEdit* m_name;
    QPushButton* m_save;
    QPushButton* m_remove;
};

} // namespace app
