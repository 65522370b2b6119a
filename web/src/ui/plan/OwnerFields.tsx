import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Flex, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { OWNER_ROLES } from "@/lib/commitment";

/** Who answers for it: a body and its part, as many as are needed. */
export function OwnerFields({ bodies }: { bodies: readonly string[] }) {
  const { t } = useTranslation();
  const roles = OWNER_ROLES.map((value) => ({ value, label: t(`commitment.roles.${value}`) }));
  return (
    <Form.Item label={t("commitment.fields.owners")}>
      <Form.List name="owners">
        {(rows, { add, remove }) => (
          <Flex vertical gap={8}>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap={8}>
                <Form.Item name={[name, "role"]} noStyle>
                  <Select options={roles} aria-label={t("commitment.owner.role")} style={{ width: 140 }} />
                </Form.Item>
                <Form.Item
                  name={[name, "body"]}
                  noStyle
                  rules={[{ required: true, message: t("commitment.field_hints.needed") }]}
                >
                  <AutoComplete
                    aria-label={t("commitment.owner.body")}
                    options={bodies.map((value) => ({ value }))}
                    showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
                    style={{ flex: 1 }}
                  />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t("commitment.owner.remove")}
                  onClick={() => remove(name)}
                />
              </Flex>
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ role: rows.length ? "support" : "lead", body: "" })}
            >
              {t("commitment.owner.add")}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}
