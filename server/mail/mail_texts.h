#pragma once

#include <QString>

namespace server {

enum class MailKind : quint8 {
    VerifyEmail,
    ResetPassword,
    PasswordChanged,
    Invitation,
    MfaChanged,
    SessionTheft
};

/// As the queue and its table spell it: "verify-email".
QString mailKindName(MailKind kind);

struct Mail {
    MailKind kind = MailKind::VerifyEmail;
    QString recipient;
    QString subject;
    QString body; ///< plain text, lines of any length
};

/// The mails people get, plain text with one link at most. Links lead to the public address, never to what a
/// Host header said, and are used by what the page there does, not by being fetched: mail scanners fetch
/// them.
Mail verifyEmailMail(const QString& recipient, const QString& name, const QString& publicUrl,
                     const QByteArray& token);
Mail resetPasswordMail(const QString& recipient, const QString& name, const QString& publicUrl,
                       const QByteArray& token);
Mail passwordChangedMail(const QString& recipient, const QString& name, const QString& publicUrl);
Mail mfaChangedMail(const QString& recipient, const QString& name, bool enabled);
Mail sessionTheftMail(const QString& recipient, const QString& name);

/// To what somebody is invited, and by whom.
struct InvitationText {
    QString inviter;
    QString tenant;
    QString role;
};
Mail invitationMail(const QString& recipient, const InvitationText& invitation, const QString& publicUrl,
                    const QByteArray& token);

} // namespace server
