"""Numbers offered before get the digest of their last four digits."""

from typing import Any

from django.db import migrations, models

from diandan.infra.secrets import blind_index


def digest_tails(apps: Any, _schema: Any) -> None:
    """Work through the numbers one by one: each has to be decrypted."""
    phones = apps.get_model("accounts", "GuestPhone").objects
    for pk, number in phones.values_list("pk", "number").iterator():
        phones.filter(pk=pk).update(tail_index=blind_index(number[-4:]))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_favourites")]

    operations = [
        migrations.AddField(
            model_name="guestphone",
            name="tail_index",
            field=models.CharField(db_index=True, default="", max_length=88),
            preserve_default=False,
        ),
        migrations.RunPython(digest_tails, migrations.RunPython.noop),
    ]
