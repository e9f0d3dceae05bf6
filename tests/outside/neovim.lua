-- What tests/outside/neovim.sh has Neovim do. Whatever fails ends the editor with a message.
local plans = vim.env.PLANS
local function say(text) io.stderr:write('neovim: ' .. text .. '\n') end
local function check(is_so, what)
  if not is_so then say('FAILED: ' .. what); vim.cmd('cquit 1') end
end
local function wait(what, is_met)
  check(vim.wait(60000, is_met, 20), what)
end

vim.cmd('edit ' .. plans .. '/school.yaml')
vim.lsp.start_client({
  name = 'vekha',
  cmd = { vim.env.VEKHA, 'lsp', '--no-cache' },
  root_dir = plans,
  workspace_folders = { { uri = vim.uri_from_fname(plans), name = 'plans' } },
  on_init = function(client) vim.lsp.buf_attach_client(0, client.id) end,
})
wait('the finding of the misspelt key', function()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == 'schema/unknown-key' then return one.lnum == 10 end
  end
end)

local function ask(method, line, column, more)
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = column } }
  local answers = vim.lsp.buf_request_sync(0, method, vim.tbl_extend('force', params, more or {}), 20000)
  for _, answer in pairs(answers or {}) do
    check(answer.error == nil, method .. ': ' .. vim.inspect(answer.error))
    return answer.result
  end
  check(false, method .. ' has no answer')
end

local hover = ask('textDocument/hover', 8, 16)
check(hover and hover.contents.value:find('вторник') ~= nil, 'the weekday in the hover: ' .. vim.inspect(hover))
check(hover.contents.value:find('запас') ~= nil, 'the time to spare in the hover')

local places = ask('textDocument/definition', 11, 22)
check(#places == 1 and places[1].uri:find('town.yaml') ~= nil, 'the measure above: ' .. vim.inspect(places))
vim.lsp.util.jump_to_location(places[1], 'utf-16')
check(vim.api.nvim_buf_get_name(0):find('town.yaml') ~= nil, 'the jump to the town')
check(vim.api.nvim_win_get_cursor(0)[1] == 7, 'the line of the measure above')
vim.cmd('buffer school.yaml')

local range = { start = { line = 10, character = 6 }, ['end'] = { line = 10, character = 6 } }
local actions = ask('textDocument/codeAction', 10, 6, { range = range, context = { diagnostics = {} } })
local fix = nil
for _, action in ipairs(actions) do
  if action.title:find('«result»', 1, true) then fix = action end
end
check(fix ~= nil, 'a fix of the key: ' .. vim.inspect(actions))
vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
local line = vim.api.nvim_buf_get_lines(0, 10, 11, true)[1]
check(line == '    result: Приказ', 'the mended line: ' .. line)
wait('no finding is left', function() return #vim.diagnostic.get(0) == 0 end)
say('all as it should be')
vim.cmd('qall!')
